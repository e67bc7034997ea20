package io.obrestore.api.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The key for encrypted headers. */
@Schema(name = "PublicKey", description = "The key for encrypted headers.")
public record PublicKey(
    @JsonProperty("ip") @Schema(examples = "127.0.0.1") String ip,
    @JsonProperty("port") @Schema(examples = "2886") int port,
    @JsonProperty("public_key")
        @Schema(description = "Base64 of an RSA public key in PKCS#1 DER (not X.509).")
        String publicKey) {}
