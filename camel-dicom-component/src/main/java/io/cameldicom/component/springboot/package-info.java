/** For applications with Spring Boot: no other class needs it, and none of it is loaded without Spring. */
package io.cameldicom.component.springboot;
