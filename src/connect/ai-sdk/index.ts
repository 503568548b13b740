export { pythonTool } from './python-tool.ts';
export type { PythonResult, PythonTool, PythonToolOptions } from './python-tool-options.ts';
