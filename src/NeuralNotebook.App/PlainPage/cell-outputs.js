/** @typedef {import('../Page/src/notebook-format').MimeBundle} MimeBundle */
/** @typedef {import('../Page/src/notebook-format').Output} Output */
/** @typedef {Record<string, unknown>} Content */

/**
 * Gathers what a cell shows, message by message, as a notebook stores it; for both pages. The kernel does the same in C# (CellOutputs.cs),
 * and one set of examples holds for both: text of one stream that follows itself is one output; to clear and wait waits for the next
 * output, which an update is not; an update replaces the data and the metadata of every display of its id, in every cell.
 */
export class CellOutputs {
  #isClearedByNext = false;

  /**
   * @param {Output[]} list where the outputs are put
   * @param {() => Iterable<Output>} others what the other cells show, which an update may mean
   */
  constructor(list, others) {
    this.list = list;
    this.others = others;
  }

  /**
   * Adds a message of the kernel; one that shows nothing changes nothing.
   * @param {string} type
   * @param {Content} content
   */
  add(type, content) {
    switch (type) {
      case 'clear_output':
        this.#isClearedByNext = content.wait === true;
        if (!this.#isClearedByNext) this.list.length = 0;
        break;
      case 'update_display_data':
        updateDisplays([...this.list, ...this.others()], content);
        break;
      case 'stream':
        this.#append(content, { output_type: type, name: text(content.name), text: text(content.text) });
        break;
      case 'display_data':
        this.#append(content, { output_type: type, data: fields(content.data), metadata: fields(content.metadata) });
        break;
      case 'execute_result':
        this.#append(content, {
          output_type: type,
          data: fields(content.data),
          metadata: fields(content.metadata),
          execution_count: /** @type {number} */ (content.execution_count) ?? null,
        });
        break;
      case 'error':
        this.#append(content, {
          output_type: type,
          ename: text(content.ename),
          evalue: text(content.evalue),
          traceback: Array.isArray(content.traceback) ? content.traceback : [],
        });
        break;
      case 'execute_reply':
        // Pages of help that were asked for: there is no other place for them here.
        for (const page of Array.isArray(content.payload) ? content.payload.map(fields) : [])
          if (page.source === 'page') this.#append({}, { output_type: 'display_data', data: fields(page.data), metadata: {} });
        break;
    }
  }

  /**
   * @param {Content} content
   * @param {Output} output
   */
  #append(content, output) {
    if (this.#isClearedByNext) this.list.length = 0;
    this.#isClearedByNext = false;
    const { display_id: id, not_stored: notStored } = fields(content.transient);
    if (typeof id === 'string' || notStored != null)
      output.transient = { ...(typeof id === 'string' && { display_id: id }), ...(notStored != null && { not_stored: true }) };
    const last = this.list.at(-1);
    if (last && !last.transient?.not_stored === !output.transient?.not_stored && isSameStream(last, output))
      last.text = [last.text, output.text].flat().join('');
    else this.list.push(output);
  }
}

/**
 * Replaces every display of an update's id.
 * @param {Iterable<Output>} outputs
 * @param {Content} content
 */
export function updateDisplays(outputs, content) {
  const id = fields(content.transient).display_id;
  if (typeof id !== 'string') return;
  for (const output of outputs)
    if (output?.transient?.display_id === id) [output.data, output.metadata] = [fields(content.data), fields(content.metadata)];
}

/**
 * The outputs as a file holds them.
 * @param {readonly Output[]} outputs
 * @returns {Output[]}
 */
export function stored(outputs) {
  /** @type {Output[]} */
  const kept = [];
  let hasGaps = false;
  for (const whole of outputs) {
    // One that is damaged stays as it is.
    if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) {
      kept.push(whole);
      continue;
    }
    const { transient, ...output } = whole;
    const before = kept.at(-1);
    if (transient?.not_stored) hasGaps = true;
    else if (hasGaps && before && isSameStream(before, output)) before.text = [before.text, output.text].flat().join('');
    else kept.push(output);
  }
  return kept;
}

/**
 * @param {Output} before
 * @param {Output} output
 */
function isSameStream(before, output) {
  return before.output_type === 'stream' && output.output_type === 'stream' && before.name === output.name;
}

/** @param {unknown} value */
function text(value) {
  return typeof value === 'string' ? value : '';
}

/**
 * @param {unknown} value
 * @returns {MimeBundle}
 */
function fields(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? /** @type {MimeBundle} */ (value) : {};
}
