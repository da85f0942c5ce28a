//! The server's own certificate, made at the first start. Laptops know it by its fingerprint from
//! the slip, so it carries no name to check and does not expire within a server's life.

use crate::{Error, Result};
use rcgen::{CertificateParams, DnType, KeyPair, date_time_ymd};
use zeroize::Zeroizing;

pub(super) fn make() -> Result<(Vec<u8>, Zeroizing<Vec<u8>>)> {
    let problem = |error: rcgen::Error| Error::Certificate(error.to_string());
    let key = KeyPair::generate().map_err(problem)?;
    let mut params = CertificateParams::new(vec!["province".to_owned()]).map_err(problem)?;
    params
        .distinguished_name
        .push(DnType::CommonName, "So Chi bo");
    params.not_before = date_time_ymd(2020, 1, 1);
    params.not_after = date_time_ymd(2120, 1, 1);
    let certificate = params.self_signed(&key).map_err(problem)?;
    Ok((
        certificate.der().to_vec(),
        Zeroizing::new(key.serialize_der()),
    ))
}
