/** A recipe as the reference page shows it: one and a half servings, in spoons and cups. */
export const RECIPE_EXAMPLE = {
  id: 'greek-yogurt-honey-walnuts',
  name: 'Greek yogurt with honey and walnuts',
  slots: ['snack'],
  cuisine: 'greek',
  minutes: 5,
  equipment: [],
  portion: 1.5,
  units: 'household',
  ingredients: [
    {
      foodId: 'greek-yogurt',
      name: 'Greek yogurt',
      massG: 225,
      amount: {
        quantity: 225,
        unit: 'g',
        text: '225 g',
      },
    },
    {
      foodId: 'honey',
      name: 'Honey',
      massG: 18,
      amount: {
        quantity: 2.5,
        unit: 'teaspoon',
        text: '2½ tsp',
      },
    },
    {
      foodId: 'walnuts',
      name: 'Walnuts',
      massG: 18,
      amount: {
        quantity: 18,
        unit: 'g',
        text: '18 g',
      },
    },
  ],
  steps: ['Spoon the yogurt into a bowl.', 'Break the walnuts over it and drizzle with the honey.'],
  nutrition: {
    energyKcal: 390.8,
    proteinG: 23.1,
    fatG: 23,
    saturatedFatG: 6.5,
    carbohydrateG: 26.3,
    fibreG: 1.2,
    sugarG: 24.3,
    sodiumMg: 79.8,
  },
  allergens: ['milk', 'tree_nuts'],
  diets: {
    pescatarian: true,
    vegetarian: true,
    vegan: false,
    halal: true,
    kosherStyle: true,
  },
  notAdvised: [],
};

/** The same in a list, with the nutrition of one serving. */
export const RECIPE_PAGE_EXAMPLE = {
  items: [
    {
      id: 'greek-yogurt-honey-walnuts',
      name: 'Greek yogurt with honey and walnuts',
      slots: ['snack'],
      cuisine: 'greek',
      minutes: 5,
      allergens: ['milk', 'tree_nuts'],
      diets: {
        pescatarian: true,
        vegetarian: true,
        vegan: false,
        halal: true,
        kosherStyle: true,
      },
      nutrition: {
        energyKcal: 260.5,
        proteinG: 15.4,
        fatG: 15.3,
        saturatedFatG: 4.3,
        carbohydrateG: 17.5,
        fibreG: 0.8,
        sugarG: 16.2,
        sodiumMg: 53.2,
      },
    },
  ],
  nextCursor: null,
};
