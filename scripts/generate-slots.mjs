// Writes worklets/dsp/generated/slots.ts from the parameter tables, so that the DSP and the page agree on every slot.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { runnerImport } from 'vite'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const target = resolve(root, 'worklets/dsp/generated/slots.ts')

const constantCase = (text) => text.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()

/** Tables whose fields the DSP finds by their offset from a section's or a band's first slot. */
const TABLES = [
  'EQ_BAND',
  'STRIP_EQ_BAND',
  'MASTER_EQ_BAND',
  'COMPRESSOR',
  'REPAIR',
  'TRANSIENT',
  'SATURATOR',
  'WIDTH',
  'REVERB',
  'MULTIBAND',
  'MULTIBAND_BAND',
  'LIMITER',
]

/** The text of slots.ts for the tables in `params` (the module src/params/index.ts). */
export function slotConstants(params) {
  const lines = ['// Generated from src/params by scripts/generate-slots.mjs: do not edit.', '']
  const constant = (name, value) => lines.push(`export const ${name}: i32 = ${value};`)
  for (const [host, layout] of [
    ['STRIP', params.STRIP_LAYOUT],
    ['MASTER', params.MASTER_LAYOUT],
  ]) {
    constant(`${host}_SLOTS`, layout.length)
    const sections = new Set()
    for (const { index, path } of layout.slots) {
      const section = path[0]
      if (path[1] === 'bands') {
        const name = `${host}_${constantCase(section)}_BANDS`
        if (!sections.has(name)) constant(name, index)
        sections.add(name)
        continue
      }
      if (!sections.has(section)) constant(`${host}_${constantCase(section)}`, index)
      sections.add(section)
      constant(`${host}_${path.map(constantCase).join('_')}`, index)
    }
    lines.push('')
  }
  constant('EQ_BAND_COUNT', params.EQ_BANDS)
  constant('STRIP_EQ_BAND_STRIDE', Object.keys(params.STRIP_EQ_BAND).length)
  constant('MASTER_EQ_BAND_STRIDE', Object.keys(params.MASTER_EQ_BAND).length)
  constant('MULTIBAND_BAND_COUNT', params.MULTIBAND_BANDS)
  constant('MULTIBAND_BAND_STRIDE', Object.keys(params.MULTIBAND_BAND).length)
  for (const name of TABLES) {
    const table = params[name]
    Object.entries(table).forEach(([id, param], offset) => {
      constant(`${name}_${constantCase(id)}`, offset)
      if (param.kind !== 'choice') return
      param.options.forEach((option, index) => {
        constant(`${name}_${constantCase(id)}_${constantCase(option.id)}`, index)
      })
    })
  }
  lines.push('')
  return lines.join('\n')
}

export async function generateSlots() {
  const { module } = await runnerImport(pathToFileURL(resolve(root, 'src/params/index.ts')).href, {
    root,
    configFile: false,
    logLevel: 'error',
  })
  const text = slotConstants(module)
  const before = await readFile(target, 'utf8').catch(() => '')
  if (before === text) return
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, text)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generateSlots()
