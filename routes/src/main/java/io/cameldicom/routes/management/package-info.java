/** The HTTP server for those who watch: nobody gets in without a password. Knows of paths and users; nothing of files or DICOM. */
package io.cameldicom.routes.management;
