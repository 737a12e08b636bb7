/** Real peers, real files and made files for the tests of all modules; knows nothing of our readers, writers and engine. */
package io.cameldicom.testing;
