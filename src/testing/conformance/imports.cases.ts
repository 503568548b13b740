import type { ConformanceCase } from '../case.ts';
import { python } from '../python.ts';

/** A program whose import the default policy refuses, in one form. */
const refused = (form: string, program: string): ConformanceCase => ({
  name: `a refused import as ${form} names what is available`,
  covers: ['imports'],
  importPolicy: { allow: ['json', 'math', 'importlib', 'builtins', 'sys'] },
  program,
  expect: {
    status: 'failed',
    error: { type: /^(ImportError|ModuleNotFoundError)$/, message: /socket[\s\S]*json/ },
  },
});

/** What may be imported. */
export const imports: readonly ConformanceCase[] = [
  {
    name: 'the default policy allows the modules of computing',
    covers: ['imports'],
    program: python`
      import json, re, math, datetime, collections, itertools, statistics, asyncio
      import functools, random, decimal, fractions, string, textwrap, csv, io, base64, hashlib
      import dataclasses, enum, typing, time, copy, operator, heapq, bisect, uuid, html, difflib
      import collections.abc, urllib.parse
      from xml.etree import ElementTree
      print(statistics.mean([1, 2, 3]), fractions.Fraction(1, 3), hashlib.sha256(b"").hexdigest()[:8])
    `,
    expect: { stdout: '2 1/3 e3b0c442\n' },
  },
  {
    name: 'the default policy refuses what reaches for a machine',
    covers: ['imports'],
    program: python`
      for name in ("subprocess", "socket", "ctypes", "multiprocessing", "pty", "signal"):
          try:
              __import__(name)
              print("imported", name)
          except ImportError:
              pass
    `,
    expect: { stdout: '' },
  },
  refused('a statement', 'import socket'),
  refused('a from statement', 'from socket import socket'),
  refused('an alias', 'import socket as s'),
  refused('a call of __import__', '__import__("socket")'),
  refused('importlib.import_module', 'import importlib\nimportlib.import_module("socket")'),
  refused('a submodule', 'import socket.nothing'),
  refused('text for exec', 'exec("import socket")'),
  refused('builtins.__import__', 'import builtins\nbuiltins.__import__("socket")'),
  {
    name: 'a refused import is caught as ImportError',
    covers: ['imports'],
    importPolicy: { allow: ['json'] },
    program: python`
      try:
          import yaml
      except ImportError:
          import json as yaml
      print(yaml.dumps([1]))
    `,
    expect: { stdout: '[1]\n' },
  },
  {
    name: 'a module that does not exist is told apart from one that is refused',
    covers: ['imports'],
    importPolicy: 'all',
    program: 'import no_such_module_at_all',
    expect: {
      status: 'failed',
      error: { type: 'ModuleNotFoundError', message: /no_such_module_at_all/, line: 1 },
    },
  },
  {
    name: 'an allowed module may import what it needs itself',
    covers: ['imports'],
    importPolicy: { allow: ['statistics', 'csv'] },
    program: 'import statistics, csv\nprint(statistics.median([3, 1, 2]))',
    expect: { stdout: '2\n' },
  },
  {
    name: 'a policy that allows a package allows its submodules',
    covers: ['imports'],
    importPolicy: { allow: ['collections', 'urllib'] },
    program: 'import collections.abc\nfrom urllib.parse import quote\nprint(quote("a b"))',
    expect: { stdout: 'a%20b\n' },
  },
  {
    name: 'the policy allows everything the rung carries when it says so',
    covers: ['imports'],
    importPolicy: 'all',
    program:
      'import os, sys, io, pathlib, pickle, ast, inspect, logging, tempfile, zipfile, sqlite3, zlib\nprint(os.sep)',
    expect: { stdout: '/\n' },
  },
  {
    name: 'the SDK can be imported under every policy',
    covers: ['imports', 'sdk-names'],
    importPolicy: { allow: ['json'] },
    program: 'import sdk\nfrom sdk import double\nprint(double(1))',
    expect: { stdout: '2\n' },
  },
];
