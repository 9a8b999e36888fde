//! Small real files for the attachments of a written export.

use std::io;

use jpeg_encoder::{ColorType, Encoder};

/// The content of a file of this name: always the same for the same name.
pub(crate) fn content(name: &str) -> io::Result<Vec<u8>> {
    let extension = name.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    Ok(match &*extension {
        "jpg" | "jpeg" => picture(name)?,
        "vcf" => b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Office\r\nTEL:+966138000000\r\nEND:VCARD\r\n".to_vec(),
        "pdf" => pdf(),
        "gif" => b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00\x3b".to_vec(),
        "opus" | "ogg" => b"OggS\x00\x02".to_vec(),
        "mp4" => b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom".to_vec(),
        "webp" => b"RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00".to_vec(),
        _ => format!("{name}\n").into_bytes(),
    })
}

/// Coloured shapes: a disc or a square on a plain ground, chosen by the name.
fn picture(name: &str) -> io::Result<Vec<u8>> {
    const SIDE: u16 = 96;
    let seed = name
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    let [a, b, c, d, e, f, round, size] = seed.to_le_bytes();
    let reach = i32::from(size % 24) + 16;
    let mut pixels = Vec::with_capacity(usize::from(SIDE) * usize::from(SIDE) * 3);
    for y in 0..i32::from(SIDE) {
        for x in 0..i32::from(SIDE) {
            let (dx, dy) = (x - 48, y - 48);
            let inside =
                if round % 2 == 0 { dx * dx + dy * dy < reach * reach } else { dx.abs().max(dy.abs()) < reach };
            pixels.extend_from_slice(&if inside { [a, b, c] } else { [d, e, f] });
        }
    }
    let mut out = Vec::new();
    Encoder::new(&mut out, 80).encode(&pixels, SIDE, SIDE, ColorType::Rgb).map_err(io::Error::other)?;
    Ok(out)
}

/// One empty page, with the places of its objects as the format wants them.
fn pdf() -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
    ];
    let mut text = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(text.len());
        text += &format!("{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    let table = text.len();
    text += "xref\n0 4\n0000000000 65535 f \n";
    for place in places {
        text += &format!("{place:010} 00000 n \n");
    }
    text += &format!("trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
    text.into_bytes()
}
