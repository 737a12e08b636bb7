/** Data sets: elements, value representations, UIDs, transfer syntaxes and encoded bytes; knows no file format, no network. */
package io.cameldicom.toolkit.data;
