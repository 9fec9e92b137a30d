import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { brokenRule, folderOf, importsOf, importsOfHouse, sourceFiles } from './floors'

const root = resolve(import.meta.dirname, '../..')

describe('the house', () => {
  it('has every source file on a floor', () => {
    expect(sourceFiles(root).filter((file) => !folderOf(file))).toEqual([])
  })

  it('has imports that point down only', () => {
    const imports = importsOfHouse(root)
    expect(imports.length).toBeGreaterThan(100)
    expect(imports.map(brokenRule).filter((broken) => broken !== null)).toEqual([])
  })

  it('would notice an import that points up, or sideways', () => {
    const up = importsOf('src/engine/bad.ts', "import { play } from '../audio/transport'")
    expect(up.map(brokenRule)).toEqual(['src/engine/bad.ts (floor 2) imports src/audio/transport (floor 6)'])
    const sideways = importsOf('src/audio/bad.ts', "import '../analysis/advice'")
    expect(sideways.map(brokenRule)).toEqual(['src/audio/bad.ts (floor 6) imports src/analysis/advice (floor 6)'])
    const lazily = importsOf('src/state/bad.ts', "const ui = await import('../ui/app')")
    expect(lazily.map(brokenRule)).toHaveLength(1)
    expect(lazily.map(brokenRule)[0]).toContain('floor 8')
    const unknown = importsOf('src/ui/bad.tsx', "import '../misc/x'")
    expect(unknown.map(brokenRule)[0]).toContain('no floor')
  })

  it('knows Tone in one place only', () => {
    const users = sourceFiles(root).filter((file) =>
      /from 'tone'|import\('tone'\)/.test(readFileSync(resolve(root, file), 'utf8')),
    )
    expect(users).toEqual(['src/audio/transport.ts'])
  })

  it('has no shelf for odds and ends', () => {
    expect(sourceFiles(root).filter((file) => /(^|\/)(utils?|helpers?|misc|common)(\/|\.)/.test(file))).toEqual([])
  })
})

describe('nothing that reaches a sample asks the JavaScript engine for a transcendental', () => {
  // Their last bit differs between engines (Promise 2). The engine's maths live in dsp.wasm.
  const pattern =
    /Math\.(pow|exp|expm1|log|log2|log10|log1p|sin|cos|tan|sinh|cosh|tanh|asin|acos|atan|atan2|cbrt|hypot)\b|\*\*/
  const offenders = (text: string) =>
    text.split('\n').filter((line) => pattern.test(line) && !/^\s*(\/\/|\*|\/\*\*)/.test(line))

  it('holds in every folder that computes samples or parameters', () => {
    // Not src/audio: all that it computes is how loud the listener hears a slot, which no export has.
    const folders = ['src/params', 'src/session', 'src/wav', 'src/engine', 'src/demo-song', 'src/workers', 'src/render']
    const computing = sourceFiles(root).filter(
      (file) => folders.some((folder) => file.startsWith(`${folder}/`)) || /^worklets\/[^/]+$/.test(file),
    )
    expect(computing.length).toBeGreaterThan(20)
    const found = computing.flatMap((file) =>
      offenders(readFileSync(resolve(root, file), 'utf8')).map((line) => `${file}: ${line.trim()}`),
    )
    expect(found).toEqual([])
  })

  it('would notice one', () => {
    expect(offenders('const gain = Math.pow(10, db / 20)')).toHaveLength(1)
    expect(offenders('const gain = 10 ** (db / 20)')).toHaveLength(1)
  })
})
