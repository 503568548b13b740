/** What the image is made with. Another version may write another form: try it, then change it here. */
export const pins = {
  /** The interpreter inside, as the pinned componentize-py brings it. */
  python: '3.14.0',
  componentizePy: {
    version: '0.25.1',
    /** SHA-256 of the wheels, one for each system that has one. */
    wheels: [
      '65fbc4a94df1de8acf7da50a1f5ed1711230188844e53e6332d99029be4e0afa',
      'a556991534cc496207a9d2ca733c4b0f17ed38ef56a8d6b5f1847fdf1225dd1b',
      '7b6a87c520358166843af0daa86d2312d7af4cbcbbf1e598951085cf7f2991ca',
      '8623cd8cab8453cb0cd8bf03f3c7103420d06f2f3d360186a280a70a1ca5e89f',
      'c7fd552fb0849858b0c1e8981543ed5dff4b0cc1597a8ea0bc26a495786dc0c6',
    ],
  },
  /** The time zone database, as PyPI's tzdata brings it. */
  tzdata: {
    version: '2026.6',
    wheels: ['0a10eec6e13ef16b627fabed9a5f2ba61a62b1c67f327305f4e7e412a70b4aec'],
  },
  /** Its integrity stands in the lock file. */
  binaryen: { version: '130.0.0' },
} as const;
