/** What the names in the sample shop are made of. */
export const adjectives: readonly string[] = words(
  'Light Sturdy Folding Compact Classic Modern Quiet Soft Bright Small Large Double Travel Garden Winter Summer',
);

/** What the things are made of. */
export const materials: readonly string[] = words(
  'Oak Steel Cotton Wool Leather Glass Bamboo Copper Linen Cork Ceramic Paper Felt Canvas Walnut Stone',
);

/** The things themselves. */
export const things: readonly string[] = words(
  'Lamp Desk Chair Mug Backpack Notebook Shelf Blanket Kettle Clock Basket Bottle Jacket Scarf Tray Bench Rug Vase ' +
    'Stool Frame Bowl Hook Towel Tent',
);

/** First names of users. */
export const firstNames: readonly string[] = words(
  'Ada Amina Anna Bruno Chen Clara Diego Elif Emil Fatima Hana Ivan Jonas Kofi Lena Lucas Maja Mehmet Nadia Noah ' +
    'Olga Pavel Priya Rosa Samir Sofia Tariq Tomas Yuki Zoe',
);

/** Last names of users. */
export const lastNames: readonly string[] = words(
  'Adeyemi Bauer Costa Dubois Eriksen Fischer Garcia Haddad Ito Jansen Kowalski Lopez Meyer Novak Okafor Petrov ' +
    'Quinn Rossi Santos Tanaka Ueda Varga Weber Yilmaz Zhang',
);

/** Where users live. */
export const countries: readonly string[] = words(
  'Austria Brazil Canada Denmark Egypt France Germany Ghana India Italy Japan Kenya Mexico Nigeria Poland Portugal ' +
    'Spain Sweden Turkey Vietnam',
);

function words(text: string): readonly string[] {
  return text.split(' ');
}
