/** The script with what only the `rare` exports reach kept as text until one of them is asked for. */
export function rareAsText(script: string, rare: readonly string[]): string;
