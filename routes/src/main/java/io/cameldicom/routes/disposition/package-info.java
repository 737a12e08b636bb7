/** Where a file goes when its exchange has ended, and how it gets there without a loss; knows no DICOM network. */
package io.cameldicom.routes.disposition;
