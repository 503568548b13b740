/**
 * Shares room among parts of these sizes: who needs less than an equal share leaves the rest to the others. The
 * shares keep the order of the sizes and add up to at most the room.
 */
export function shareRoom(sizes: readonly number[], room: number): readonly number[] {
  const shares = sizes.map(() => 0);
  let left = Math.max(0, room);
  const bySize = sizes.map((size, index) => ({ size, index })).sort((a, b) => a.size - b.size);
  for (const [done, { size, index }] of bySize.entries()) {
    const share = Math.min(size, Math.floor(left / (bySize.length - done)));
    shares[index] = share;
    left -= share;
  }
  return shares;
}
