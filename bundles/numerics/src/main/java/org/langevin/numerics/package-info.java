/**
 * ND4J, DL4J, JavaCPP and OpenBLAS as one bundle, and the service that starts them and checks that
 * they compute correctly.
 */
@Export
@Version("2.0.0")
package org.langevin.numerics;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
