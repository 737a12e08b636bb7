@echo off
rem Starts camel-dicom. What stands in JAVA_OPTS goes to the virtual machine: set "JAVA_OPTS=-Dinbox=D:\inbox"
rem The working directory stays: relative folders are below it. As a service: docs\installing.md.
setlocal
set "HERE=%~dp0"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
rem Jars of your own go into lib\ext: drivers, components of Camel.
"%JAVA%" %JAVA_OPTS% -cp "%HERE%camel-dicom-routes.jar;%HERE%lib\ext\*" io.cameldicom.routes.Application %*
exit /b %ERRORLEVEL%
