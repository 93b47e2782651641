/** Every `test/suite/*.test.ts`, gathered by the build so that no test is left out by forgetting to list it. */
declare module 'suite:all';
