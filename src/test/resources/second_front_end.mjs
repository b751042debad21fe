// Reads designs and their benches with the Yosys that npm has, which is newer than that of a system and stands apart from it.
//
//   node second_front_end.mjs BUNDLE FOLDER=TOP ...
//
// Prints what it has to say of each folder, a line each that begins with the folder, and nothing where all is well.

import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [bundle, ...jobs] = process.argv.slice(2);
const { runYosys } = await import(pathToFileURL(bundle).href);

async function say(folder, files, script) {
  const chunks = [];
  const gather = (bytes) => { if (bytes) chunks.push(Buffer.from(bytes)); };
  let failed = '';
  try {
    await runYosys(['-q', '-p', script], files, { stdout: gather, stderr: gather });
  } catch (error) {
    failed = error.code === undefined ? `${error}` : `exit code ${error.code}`;
  }
  const lines = Buffer.concat(chunks).toString().split('\n').filter((line) => line.trim() !== '');
  if (failed !== '' && lines.length === 0) lines.push(failed);
  for (const line of lines) console.log(`${folder}: ${line}`);
}

for (const job of jobs) {
  const [folder, top] = job.split('=');
  const files = {};
  for (const name of fs.readdirSync(folder)) {
    if (/\.(v|sv|hex)$/.test(name)) files[name] = fs.readFileSync(path.join(folder, name));
  }
  const rtl = fs.readFileSync(path.join(folder, 'files.f'), 'utf8').trim().split('\n').join(' ');
  await say(folder, files, `read_verilog ${rtl}; hierarchy -check -top ${top}; proc; check -assert`);
  // No synthesis elaborates a bench: its grammar is what can be read. Its name has the prefix of the design.
  const bench = Object.keys(files).find((name) => name.endsWith('snn_tb.v'));
  await say(folder, files, `read_verilog -defer ${bench}`);
  await say(folder, files, `read_verilog -defer -sv ${bench}`);
}
