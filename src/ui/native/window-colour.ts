/** The frame that the system draws around the page has the colour of the page, in every theme. */
export function followWindowColour(): () => void {
  const root = document.documentElement
  const meta = document.querySelector<HTMLMetaElement>('meta[name=theme-color]')
  const follow = () => {
    const background = getComputedStyle(root).getPropertyValue('--background').trim()
    if (meta && background) meta.content = background
  }
  follow()
  const watcher = new MutationObserver(follow)
  watcher.observe(root, { attributeFilter: ['data-theme'] })
  const system = matchMedia('(prefers-color-scheme: light)')
  system.addEventListener('change', follow)
  return () => {
    watcher.disconnect()
    system.removeEventListener('change', follow)
  }
}
