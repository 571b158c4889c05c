/**
 * The numerical libraries as one bundle: ND4J, DL4J, JavaCPP and OpenBLAS, and the service that
 * says that they are there and compute correctly.
 */
@Export
@Version("1.0.0")
package org.langevin.numerics;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
