import { type RefObject, useEffect, useState } from 'react'

/** Counts what a drawing has to follow: its box's size, and the light or dark theme. */
export function useRedraw(element: RefObject<HTMLElement | null>): number {
  const [count, setCount] = useState(0)
  useEffect(() => {
    const again = () => setCount((before) => before + 1)
    const theme = matchMedia('(prefers-color-scheme: light)')
    const observer = new ResizeObserver(again)
    if (element.current) observer.observe(element.current)
    theme.addEventListener('change', again)
    return () => {
      observer.disconnect()
      theme.removeEventListener('change', again)
    }
  }, [element])
  return count
}
