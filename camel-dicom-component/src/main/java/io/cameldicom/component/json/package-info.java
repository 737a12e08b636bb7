/** Data sets as DICOM JSON (PS3.18 annex F), and as JSON by keyword; knows no endpoint, no network. */
package io.cameldicom.component.json;
