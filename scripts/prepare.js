// npm runs this at the end of `npm install`: tools start three times as fast from the bundle. Where none can be made, such as without
// the development packages, all runs from the sources.
try {
  await import('./build.js');
} catch (error) {
  console.error(`Not bundled, running from the sources: ${error}`);
}
