/** Where Fitbit sends an application's notifications, set in its developer console. */
export type FitbitSubscriber = { url: string; verificationCode: string };
/** Where Google Health sends a project's notifications; `secret` is the whole `Authorization` value. */
export type GoogleSubscriber = { name: string; url: string; secret: string; dataTypes: readonly string[] };
/** What a Fitbit user's application asked to be told. */
export type FitbitSubscription = { id: string; person: number; collection: string };

export type Subscribers = ReturnType<typeof createSubscribers>;

/** Who is told of changes. */
export function createSubscribers() {
  let fitbit: FitbitSubscriber | undefined;
  const google = new Map<string, GoogleSubscriber>();
  const subscriptions = new Map<string, FitbitSubscription>();
  return {
    setFitbit(subscriber: FitbitSubscriber): void {
      fitbit = subscriber;
    },
    fitbit: (): FitbitSubscriber | undefined => fitbit,
    google,
    /** By id: an id is unique over all users of an application. */
    subscriptions,
    subscriptionsOf: (person: number): FitbitSubscription[] =>
      [...subscriptions.values()].filter((one) => one.person === person),
  };
}
