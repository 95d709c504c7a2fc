import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../../scripts/project.mjs';

const isHere = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

test.skipIf(process.platform !== 'linux' || !isHere('script') || !isHere('less'))(
  'a report on a real terminal waits in less, and ends well when it is left with q',
  { timeout: 60_000 },
  async () => {
    const { NO_PAGER: _, PAGER: __, LESS: ___, ...others } = process.env;
    const command = `stty rows 24 cols 80; '${process.execPath}' '${join(root, 'bin/scs-check.cjs')}' report --sample`;
    const child = spawn('script', ['-qec', command, '/dev/null'], { env: { ...others, TERM: 'xterm' } });
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    let screen = '';
    child.stdout.on('data', (bytes: Buffer) => {
      screen += bytes.toString();
    });
    const closed = once(child, 'close');
    // The prompt of less stands at the end of what it has drawn.
    await expect.poll(() => screen.replaceAll('\u001b[K', ''), { timeout: 50_000 }).toMatch(/\n\r?:$/);
    expect(screen).not.toContain('この報告の前提');
    child.stdin.write('q');
    const [code] = await closed;
    expect([code, /EPIPE|エラー/.test(screen)]).toEqual([0, false]);
    expect(screen.slice(screen.lastIndexOf('[?1049l'))).toContain('★3の81基準のうち');
  },
);
