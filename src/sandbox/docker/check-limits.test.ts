import { expect, test } from 'vitest';
import { ignoredLimit, uncappedBy } from './check-limits.ts';

const whole = { MemoryLimit: true, SwapLimit: true, PidsLimit: true, CpuCfsQuota: true, CgroupVersion: '2' };

test.each([
  [whole, null],
  [{}, null],
  [
    { ...whole, CgroupVersion: '1', MemoryLimit: false, SecurityOptions: ['name=seccomp', 'name=rootless'] },
    'The engine would ignore limits of memory (control groups 1, rootless).',
  ],
  [
    { ...whole, SwapLimit: false, PidsLimit: false, CpuCfsQuota: false },
    'The engine would ignore limits of memory and swap together, the number of processes, processors (control groups 2).',
  ],
])('an engine that says %j', (info, reason) => {
  expect(uncappedBy(info)).toBe(reason);
});

const remedy =
  'Run the engine on version 2 of control groups with delegation, or as root; for swap boot with `swapaccount=1`.';

test.each([
  [[], null],
  [
    ['Published ports are discarded when using host network mode'],
    'Published ports are discarded when using host network mode',
  ],
  [['IPv4 forwarding is disabled.'], null],
  [
    [
      'Your kernel does not support memory limit capabilities or the cgroup is not mounted. Limitation discarded.',
    ],
    'Your kernel does not support memory limit capabilities or the cgroup is not mounted. Limitation discarded.',
  ],
  [
    ['Resource limits are not supported and ignored on cgroups V1 rootless systems'],
    'Resource limits are not supported and ignored on cgroups V1 rootless systems',
  ],
])('warnings of a container that was made: %j', (warnings, dropped) => {
  expect(ignoredLimit(warnings)).toBe(dropped && `The engine dropped a limit: ${dropped} ${remedy}`);
});
