import { format, resolveConfig } from 'prettier';

/** The text of a JSON file as the project's formatter leaves it. */
export async function jsonFile(value: unknown): Promise<string> {
  return format(JSON.stringify(value), { ...(await resolveConfig('package.json')), parser: 'json' });
}
