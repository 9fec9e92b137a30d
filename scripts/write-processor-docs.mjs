// Fills the parameter tables of docs/processors.md from src/params: between "<!-- parameters: NAME -->" and "<!-- end -->".
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { runnerImport } from 'vite'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const target = resolve(root, 'docs/processors.md')

function range(param) {
  if (param.kind === 'toggle') return 'off, on'
  if (param.kind === 'choice') return param.options.map((option) => option.label).join(', ')
  return `${param.min} to ${param.max}${param.unit ? ` ${param.unit}` : ''}`
}

function shownDefault(param) {
  if (param.kind === 'toggle') return param.default ? 'on' : 'off'
  if (param.kind === 'choice') return param.options.find((option) => option.id === param.default).label
  return String(param.default)
}

function tableOf(params) {
  const rows = Object.values(params).map(
    (param) => `| ${param.label} | ${range(param)} | ${shownDefault(param)} | ${param.help} |`,
  )
  return ['| parameter | range | default | |', '|---|---|---|---|', ...rows].join('\n')
}

/** `text` with every table made anew from the tables in `params` (the module src/params/index.ts). */
export function withTables(text, params) {
  return text.replace(/(<!-- parameters: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g, (_, head, name, end) => {
    if (!params[name]) throw new Error(`docs/processors.md asks for the table ${name}, which src/params does not have`)
    return `${head}${tableOf(params[name])}\n${end}`
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { module } = await runnerImport(pathToFileURL(resolve(root, 'src/params/index.ts')).href, {
    root,
    configFile: false,
    logLevel: 'error',
  })
  await writeFile(target, withTables(await readFile(target, 'utf8'), module))
}
