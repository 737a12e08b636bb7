/** Character sets of text in data sets (PS3.3 §C.12.1.1.2); knows no file, no network. */
package io.cameldicom.toolkit.charset;
