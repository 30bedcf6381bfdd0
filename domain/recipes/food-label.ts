/** A food family as it stands in a sentence: `white-fish` → `white fish`. */
export const familyLabel = (family: string): string => family.replaceAll('-', ' ');

/** A food's listed name without what the table adds to it: `Chicken breast (skinless)` → `Chicken breast`. */
export const foodLabel = (name: string): string => name.replace(/ \(.*\)$/, '');
