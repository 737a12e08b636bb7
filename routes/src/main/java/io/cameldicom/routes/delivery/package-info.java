/** How the routes' exchanges end: the meeting point of gate, disposition and DICOM failures. */
package io.cameldicom.routes.delivery;
