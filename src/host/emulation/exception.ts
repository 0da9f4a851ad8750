/** An error as Google's services throw it: an Error of the script's own realm named Exception. */
export function exception(message: string): Error {
  const error = new Error(message);
  error.name = 'Exception';
  return error;
}

export const notAvailable = (what: string): Error => exception(`${what} is not available on the local host`);
