/** Finds out in which encoding the text of a data set is, whatever it declares; changes nothing. */
package io.cameldicom.toolkit.charset.inspect;
