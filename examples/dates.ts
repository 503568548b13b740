// Dates and sums: where models miscount, Python does not.
import { runProgram } from 'pungi';
import { wasm } from 'pungi/sandbox/wasm';
import { createStandardSdk } from 'pungi/standard';

const program = `
from datetime import date, timedelta
from decimal import Decimal
start = date(2024, 1, 31)
due = [start + timedelta(days=30 * n) for n in range(1, 4)]
rate = Decimal("1999.99") / 3
final_answer({"due": [day.isoformat() for day in due], "rate": str(rate.quantize(Decimal("0.01")))})
`;
await using sdk = createStandardSdk();
await using sandbox = wasm();
const { answer } = await runProgram(program, { sdk, sandbox });
console.log(answer); // → { due: [ '2024-03-01', '2024-03-31', '2024-04-30' ], rate: '666.66' }
