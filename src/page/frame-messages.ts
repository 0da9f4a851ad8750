/** What an add-on's page in its frame and the page around it say to each other through their port. */
export type FromFrame =
  | { readonly kind: 'run'; readonly id: number; readonly functionName: string; readonly argumentsJson: string }
  /** What its localStorage holds now under that name; null when it was removed. */
  | { readonly kind: 'keep'; readonly name: string; readonly value: string | null }
  | { readonly kind: 'close' }
  | { readonly kind: 'focus' }
  | { readonly kind: 'size'; readonly width?: number; readonly height?: number };

/** The answer to a `run`. */
export type ToFrame = { readonly id: number } & (
  | { readonly value: unknown }
  | { readonly error: { readonly name: string; readonly message: string } }
);
