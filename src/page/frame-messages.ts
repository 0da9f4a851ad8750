/** What an add-on's page in its frame and the page around it say to each other through their port. */
export type FromFrame =
  | { readonly kind: 'run'; readonly id: number; readonly functionName: string; readonly argumentsJson: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'focus' }
  | { readonly kind: 'size'; readonly width?: number; readonly height?: number };

/** The answer to a `run`. */
export type ToFrame = { readonly id: number } & (
  | { readonly value: unknown }
  | { readonly error: { readonly name: string; readonly message: string } }
);
