/** The time, as an argument: tests set it, the composition roots pass the machine's. */
export type Clock = () => Date;
