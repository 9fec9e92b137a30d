import { sortedKeys } from './canonical-json'
import { inOrder } from './merge-entries'
import type { ProjectDoc } from './project'

/** `project.json` of a project file: the same bytes for the same project, whatever order its keys were made in. */
export function stringifyProject(project: ProjectDoc): string {
  const { format, version, id, ...rest } = project
  const sorted = sortedKeys({ ...rest, entries: inOrder(project.entries) }) as object
  return `${JSON.stringify({ format, version, id, ...sorted }, null, 2)}\n`
}
