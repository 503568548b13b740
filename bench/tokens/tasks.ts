import { z } from 'zod';
import type { ScriptedTurn } from '../../src/model/index.ts';
import type { Schema } from '../../src/sdk/index.ts';
import { orders, statusOf } from './shop.ts';

/** One task, its right answer, and what a model that knows its trade writes in each mode. */
export interface BenchTask {
  readonly name: string;
  readonly task: string;
  readonly schema: Schema;
  readonly answer: object;
  readonly code: readonly ScriptedTurn[];
  readonly direct: readonly ScriptedTurn[];
}

type Written = NonNullable<ScriptedTurn['toolCalls']>[number];

function call(name: string, input: Written['input']): Written {
  return { name, input };
}

function program(source: string): ScriptedTurn {
  return { text: `\`\`\`python\n${source.trim()}\n\`\`\`` };
}

/** Direct mode ends by one more turn: only then are the last results known. */
function answering(answer: Written['input']): ScriptedTurn {
  return { toolCalls: [call('final_answer', { answer })] };
}

const stock = { units: 4 };
const single: BenchTask = {
  name: 'one call',
  task: 'How many lamps are in stock?',
  schema: z.object({ units: z.int() }),
  answer: stock,
  code: [program('final_answer({"units": stock_of("lamp")})')],
  direct: [{ toolCalls: [call('stock_of', { product: 'lamp' })] }, answering(stock)],
};

const numbers = Array.from({ length: 50 }, (_, index) => index + 1);
const late = { late: numbers.filter((order) => statusOf(order) === 'late') };
const batch: BenchTask = {
  name: 'batch of 50',
  task: 'Which of the orders 1 to 50 are late?',
  schema: z.object({ late: z.array(z.int()) }),
  answer: late,
  code: [
    program(`
shipments = sdk.map(shipment_of, range(1, 51))
final_answer({"late": [s.order for s in shipments if s.status == "late"]})`),
  ],
  direct: [{ toolCalls: numbers.map((order) => call('shipment_of', { order })) }, answering(late)],
};

const bought = { supplier: 'south', units: 50 };
const conditional: BenchTask = {
  name: 'conditional',
  task: 'If fewer than 10 lamps are in stock, order 50 from the cheaper of the suppliers north and south. Whom did you order from, and how many?',
  schema: z.object({ supplier: z.string(), units: z.int() }),
  answer: bought,
  code: [
    program(`
supplier, units = "", 0
if stock_of("lamp") < 10:
    units = 50
    supplier = min(["north", "south"], key=lambda s: price_of(s, "lamp"))
    place_order(supplier, "lamp", units)
final_answer({"supplier": supplier, "units": units})`),
  ],
  direct: [
    {
      toolCalls: [
        call('stock_of', { product: 'lamp' }),
        call('price_of', { supplier: 'north', product: 'lamp' }),
        call('price_of', { supplier: 'south', product: 'lamp' }),
      ],
    },
    { toolCalls: [call('place_order', { ...bought, product: 'lamp' })] },
    answering(bought),
  ],
};

const totals = [...Map.groupBy(orders, ({ product }) => product)].map(([product, sold]) => ({
  product,
  euros: sold.reduce((sum, { euros }) => sum + euros, 0),
}));
const best = { top: totals.toSorted((a, b) => b.euros - a.euros).slice(0, 3) };
const ranking = `
totals = {}
for order in rows:
    totals[order.product] = totals.get(order.product, 0) + order.euros
best = sorted(totals.items(), key=lambda item: -item[1])[:3]
final_answer({"top": [{"product": product, "euros": euros} for product, euros in best]})`;
const processing: BenchTask = {
  name: '400 rows, aggregated',
  task: 'Which three products sold for most on 2024-03-01, and for how much?',
  schema: z.object({ top: z.array(z.object({ product: z.string(), euros: z.int() })) }),
  answer: best,
  code: [program(`rows = orders_on("2024-03-01")${ranking}`)],
  // It adds 400 numbers in its head, and without a mistake: more than models can be trusted with.
  direct: [{ toolCalls: [call('orders_on', { day: '2024-03-01' })] }, answering(best)],
};

/** The same, where the model wants to see a few rows before it writes the rest. */
const lookingFirst: BenchTask = {
  ...processing,
  name: '400 rows, after a look',
  code: [program('rows = orders_on("2024-03-01")\nprint(len(rows), rows[:2])'), program(ranking)],
};

/** The tasks, in the order in which they are shown. */
export const tasks: readonly BenchTask[] = [single, batch, conditional, processing, lookingFirst];
