/** Data sets in other transfer syntaxes than that of their file; knows files and their encodings, no network, no Camel. */
package io.cameldicom.toolkit.convert;
