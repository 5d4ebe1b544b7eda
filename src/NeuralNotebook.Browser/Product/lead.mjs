// Leads functions of .NET's runtime to the module's: the runtime's own sine and others have other last bits than those of Linux, with which
// the chapters' outputs were stored, and cells call them. Each gets a few instructions at its front: where its slot, a new global, is not 0
// and the argument's size is below a limit, the function of that number in the table answers.
// Usage: node lead.mjs WWWROOT, the folder that was published.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** By the names that the runtime exports them under; sine and cosine are ours up to 10⁸. */
const limits = { sin: 1e8, cos: 1e8, tanh: Infinity, log10: Infinity };

const Section = { import: 2, function: 3, global: 6, export: 7, code: 10 };

class Reader {
  at = 0;

  constructor(content) {
    this.content = content;
  }

  byte() {
    return this.content[this.at++];
  }

  number() {
    let value = 0,
      factor = 1,
      byte;
    do {
      byte = this.byte();
      value += (byte & 127) * factor;
      factor *= 128;
    } while (byte > 127);
    return value;
  }

  bytes(count) {
    return this.content.subarray(this.at, (this.at += count));
  }

  text() {
    return this.bytes(this.number()).toString();
  }
}

const folder = join(process.argv[2], '_framework');
const name = readdirSync(folder).find((file) => /^dotnet\.native\..*wasm$/.test(file));
const before = readFileSync(join(folder, name));
if (!WebAssembly.Module.exports(new WebAssembly.Module(before)).some((each) => each.name === slotOf('sin'))) {
  const after = led(before);
  new WebAssembly.Module(after);
  writeFileSync(join(folder, name), after);
  // The runtime's loader compares hashes.
  const [old, now] = [before, after].map((bytes) => createHash('sha256').update(bytes).digest('base64'));
  const loader = join(
    folder,
    readdirSync(folder).find((file) => /^dotnet\.(boot\.)?js$/.test(file) && readFileSync(join(folder, file), 'utf8').includes(old)),
  );
  writeFileSync(loader, readFileSync(loader, 'utf8').replaceAll(old, now));
}

function slotOf(name) {
  return `slot of ${name}`;
}

function led(bytes) {
  const sections = split(bytes);
  const imports = countImports(sections.get(Section.import));
  const types = list(sections.get(Section.function), (reader) => reader.number());
  const globals = imports.globals + new Reader(sections.get(Section.global)).number();
  const bodies = list(sections.get(Section.code), (reader) => reader.bytes(reader.number()));
  const places = new Map(
    list(sections.get(Section.export), (reader) => [reader.text(), reader.byte(), reader.number()]).map(([name, , index]) => [name, index]),
  );
  const names = Object.keys(limits);
  names.forEach((name, i) => {
    const index = places.get(name) - imports.functions;
    bodies[index] = withFront(bodies[index], globals + i, types[index], limits[name]);
  });
  sections.set(Section.code, joined(bodies.map((body) => [...leb(body.length), ...body])));
  sections.set(
    Section.global,
    grown(
      sections.get(Section.global),
      names.map(() => [0x7f, 1, 0x41, 0, 0x0b]),
    ),
  );
  sections.set(
    Section.export,
    grown(
      sections.get(Section.export),
      names.map((name, i) => [...text(slotOf(name)), 3, ...leb(globals + i)]),
    ),
  );
  return Buffer.concat([
    bytes.subarray(0, 8),
    ...[...sections].flatMap(([id, content]) => [Buffer.from([Math.floor(id), ...leb(content.length)]), content]),
  ]);
}

/** A function of one number, its locals first. */
function withFront(body, slot, type, limit) {
  const reader = new Reader(body);
  for (let groups = reader.number(); groups > 0; groups--) {
    reader.number();
    reader.byte();
  }
  const bound = Buffer.alloc(8);
  bound.writeDoubleLE(limit);
  const get = [0x23, ...leb(slot)];
  return Buffer.from([
    ...body.subarray(0, reader.at),
    ...get,
    0x41,
    0,
    0x47,
    0x20,
    0,
    0x99,
    0x44,
    ...bound,
    0x63,
    0x71, // slot ≠ 0 and |x| < limit
    0x04,
    0x40,
    0x20,
    0,
    ...get,
    0x11,
    ...leb(type),
    0,
    0x0f,
    0x0b, // then return table[slot](x)
    ...body.subarray(reader.at),
  ]);
}

function countImports(section) {
  const counts = { functions: 0, globals: 0 };
  list(section, (reader) => {
    reader.text();
    reader.text();
    const kind = reader.byte();
    if (kind === 1) reader.byte();
    if (kind === 0) reader.number();
    else if (kind === 1 || kind === 2) {
      const hasMost = reader.byte() & 1;
      reader.number();
      if (hasMost) reader.number();
    } else reader.bytes(2);
    if (kind === 0) counts.functions++;
    if (kind === 3) counts.globals++;
  });
  return counts;
}

/** The sections by their numbers; those with names of their own, whose number is 0, get fractions. */
function split(bytes) {
  const sections = new Map(),
    reader = new Reader(bytes);
  reader.at = 8;
  while (reader.at < bytes.length) {
    const id = reader.byte();
    sections.set(id || (sections.size + 1) / 1000, reader.bytes(reader.number()));
  }
  return sections;
}

function list(section, read) {
  const reader = new Reader(section);
  return Array.from({ length: reader.number() }, () => read(reader));
}

function joined(items) {
  return Buffer.concat([Buffer.from(leb(items.length)), ...items.map((item) => Buffer.from(item))]);
}

function grown(section, items) {
  const reader = new Reader(section),
    count = reader.number();
  return Buffer.concat([Buffer.from(leb(count + items.length)), section.subarray(reader.at), ...items.map((item) => Buffer.from(item))]);
}

function text(value) {
  return [...leb(value.length), ...Buffer.from(value)];
}

/** A whole number as WebAssembly writes it (LEB128). */
function leb(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value & 127) | 128);
  return [...bytes, value];
}
