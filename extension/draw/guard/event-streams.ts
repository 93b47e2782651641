// The events that a selection may listen to. Vega's selectors reach timers, the window and any element of the page;
// a chart of a notebook may listen to the pointer and keys over itself, and to a drag that ends outside it.

const POINTER =
  /^(?:click|dblclick|(?:pointer|mouse)(?:down|up|move|over|out|enter|leave)|touch(?:start|end|move|cancel)|wheel|key(?:down|up|press))$/;
const DRAG = /^window:(?:pointer|mouse)(?:move|up)$/;
const MARKS =
  /^(?:view|scope|@[\w-]+|arc|area|bar|circle|geoshape|group|line|path|point|rect|rule|square|symbol|text|tick|trail):/;
const FILTER = /\[\s*!?\s*event\.(?:shiftKey|altKey|ctrlKey|metaKey)\s*\]/g;

/** Why an `on`, `clear`, `zoom` or `translate` of a selection is refused, or `null`. */
export function refusedStream(selector: unknown): string | null {
  if (selector === undefined || selector === null || typeof selector === 'boolean') return null;
  if (typeof selector === 'string') return refusedSelector(selector);
  if (Array.isArray(selector)) return firstOf(selector);
  if (typeof selector !== 'object') return 'an event that is no text';
  const stream = selector as Record<string, unknown>;
  if (stream.merge !== undefined) return refusedStream(stream.merge);
  const source = stream.source;
  if (source !== undefined && source !== 'view' && source !== 'scope' && source !== 'window')
    return `events of “${String(source)}”`;
  if (stream.filter !== undefined) {
    for (const filter of [stream.filter].flat())
      if (!/^!?event\.(?:shiftKey|altKey|ctrlKey|metaKey)$/.test(String(filter)))
        return `the filter “${String(filter)}”`;
  }
  if (typeof stream.type !== 'string') return 'an event without a type';
  const reason = refusedSelector(source === 'window' ? `window:${stream.type}` : stream.type);
  return reason ?? (stream.between === undefined ? null : refusedStream(stream.between));
}

function firstOf(streams: unknown[]): string | null {
  for (const stream of streams) {
    const reason = refusedStream(stream);
    if (reason) return reason;
  }
  return null;
}

/** `[pointerdown[event.shiftKey], window:pointerup] > window:pointermove!{20}` and the like, taken apart by its marks. */
function refusedSelector(selector: string): string | null {
  if (selector.length > 300) return 'an event selector of more than 300 characters';
  for (const part of selector.replace(FILTER, '').split(/[[\],>]/)) {
    const event = part
      .trim()
      .replace(/\{\s*\d{0,6}\s*(?:,\s*\d{0,6}\s*)?\}$/, '')
      .replace(/!$/, '')
      .trim();
    if (event === '' || DRAG.test(event)) continue;
    if (!POINTER.test(event.replace(MARKS, '')))
      return `“${event.slice(0, 60)}”${/timer/.test(event) ? ' (a timer)' : ''}`;
  }
  return null;
}

/** Why a point selection's `toggle` is refused, or `null`. */
export function refusedToggle(toggle: unknown): string | null {
  if (toggle === undefined || typeof toggle === 'boolean') return null;
  const key = '!?event\\.(?:shift|alt|ctrl|meta)Key';
  const allowed = new RegExp(`^(?:true|false|${key}(?:\\s*(?:&&|\\|\\|)\\s*${key}){0,3})$`);
  return typeof toggle === 'string' && allowed.test(toggle.trim()) ? null : `“${String(toggle).slice(0, 60)}”`;
}
