// Inputs that a parameter may have. Vega writes every member of a binding as an attribute of the input it makes, and
// can bind to an element of the page by selector: so only known inputs with known members, in the chart's own frame.
import { BOUNDS } from './bounds';

const INPUTS = new Set([
  'range',
  'checkbox',
  'radio',
  'select',
  'text',
  'number',
  'color',
  'date',
  'datetime-local',
  'month',
  'time',
  'week',
  'search',
]);
const MEMBERS = new Set([
  'input',
  'name',
  'min',
  'max',
  'step',
  'options',
  'labels',
  'placeholder',
  'autocomplete',
  'debounce',
]);
const LEGEND_EVENTS = /^(?:click|dblclick|pointerover|mouseover)$/;

/** Why a `bind` is refused, or `null`. */
export function refusedBinding(bind: unknown): string | null {
  if (bind === undefined || bind === 'scales' || bind === 'legend') return null;
  if (typeof bind !== 'object' || bind === null || Array.isArray(bind)) return `“${String(bind)}” is no binding`;
  const binding = bind as Record<string, unknown>;
  if (Object.hasOwn(binding, 'legend'))
    return typeof binding.legend === 'string' && LEGEND_EVENTS.test(binding.legend) ? null : 'events of the legend';
  if (Object.hasOwn(binding, 'input') || Object.hasOwn(binding, 'element')) return refusedInput(binding);
  // One input for each projected field of a selection.
  for (const input of Object.values(binding)) {
    const reason =
      typeof input === 'object' && input !== null ? refusedInput(input as Record<string, unknown>) : 'no input';
    if (reason) return reason;
  }
  return null;
}

function refusedInput(input: Record<string, unknown>): string | null {
  if (Object.hasOwn(input, 'element')) return 'it is bound to an element of the page';
  if (typeof input.input !== 'string' || !INPUTS.has(input.input)) return `“${String(input.input)}” is no input`;
  for (const key of Object.keys(input)) {
    if (!MEMBERS.has(key)) return `its member “${key}” is not allowed`;
    const list = key === 'options' || key === 'labels';
    if (list !== Array.isArray(input[key])) return `its member “${key}” is no ${list ? 'list' : 'plain value'}`;
    if (!list && typeof input[key] === 'object') return `its member “${key}” is no plain value`;
  }
  const { options } = input;
  if ((input.input === 'select' || input.input === 'radio') && !Array.isArray(options)) return 'it has no options';
  if (Array.isArray(options) && options.length > BOUNDS.choices.max) return `past the bound “${BOUNDS.choices.name}”`;
  return null;
}
