/** What every box that one types into is told. */
export interface Typing {
  readonly id: string;
  readonly value: string;
  readonly autocomplete: 'off';
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
  readonly 'aria-required': boolean;
}
/** What it tells. */
export interface Told {
  change(value: string): void;
  leave(): void;
}
