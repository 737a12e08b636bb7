/** What the application is installed with, read as an operator or a container engine reads it. */
package io.cameldicom.routes.packaging;
