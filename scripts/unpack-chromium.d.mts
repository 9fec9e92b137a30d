export function unpackChromium(): Promise<{
  executablePath: string
  env: Record<string, string | undefined>
}>
