/**
 * The chosen members of a type as properties, not methods: so parameters are compared strictly, and an emulation that
 * accepts less or gives more than Google's type does not compile.
 */
export type Exact<T, K extends keyof T> = {
  [P in K]: T[P] extends (...args: infer A) => infer R ? (...args: A) => R : T[P];
};
