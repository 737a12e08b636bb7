/** Changes the character set of data sets: its label, its encoding, or both where they do not go together. */
package io.cameldicom.toolkit.charset.edit;
