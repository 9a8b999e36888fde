//! A registry in CSV (RFC 4180): the first row names the columns. Spreadsheets write a mark of byte order and, in many
//! countries, semicolons; both are read.

use super::fault::{Fault, Problem};
use super::{Account, KEYS, Written};

/// A cell with its line and column.
struct Cell {
    text: String,
    place: (usize, usize),
}

/// The accounts in `text`, as far as they are sound.
pub(super) fn read(file: &str, text: &str, faults: &mut Vec<Fault>) -> Vec<Account> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut rows = rows(file, text, faults).into_iter();
    let Some(columns) = rows.next() else {
        faults.push(Fault::new(file, (1, 1), &Problem::NoAccounts));
        return Vec::new();
    };
    let names: Vec<String> = columns.iter().map(|cell| cell.text.trim().to_lowercase()).collect();
    for (cell, name) in columns.iter().zip(&names) {
        if !KEYS.contains(&name.as_str()) {
            faults.push(Fault::new(file, cell.place, &Problem::unknown(&cell.text, &KEYS)));
        }
    }
    if !names.iter().any(|name| name == "handle") {
        faults.push(Fault::new(file, (1, 1), &Problem::Missing { key: "handle" }));
        return Vec::new();
    }
    let mut accounts = Vec::new();
    let mut any = false;
    for row in rows {
        any = true;
        let place = row.first().map_or((1, 1), |cell| cell.place);
        if row.len() != names.len() {
            let problem = Problem::Cells { found: row.len(), columns: names.len() };
            faults.push(Fault::new(file, place, &problem));
            continue;
        }
        let cells = names.iter().zip(row).map(|(name, cell)| (name.clone(), cell.text, cell.place)).collect();
        accounts.extend(Written { place, cells }.check(file, faults));
    }
    if !any {
        faults.push(Fault::new(file, (1, 1), &Problem::NoAccounts));
    }
    accounts
}

/// Every row that is not empty.
fn rows(file: &str, text: &str, faults: &mut Vec<Fault>) -> Vec<Vec<Cell>> {
    let first = text.lines().next().unwrap_or("");
    let mark = if first.contains(';') && !first.contains(',') { ';' } else { ',' };
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    let (mut line, mut column) = (1, 1);
    let mut chars = text.chars().peekable();
    loop {
        let mut cell = Cell { text: String::new(), place: (line, column) };
        let mut quoted = false;
        if chars.next_if_eq(&'"').is_some() {
            (quoted, column) = (true, column + 1);
            let mut closed = false;
            while let Some(c) = chars.next() {
                (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
                if c != '"' {
                    cell.text.push(c);
                } else if chars.next_if_eq(&'"').is_some() {
                    cell.text.push('"');
                    column += 1;
                } else {
                    closed = true;
                    break;
                }
            }
            let over = chars.peek().is_none_or(|next| *next == mark || matches!(next, '\r' | '\n'));
            if !closed || !over {
                faults.push(Fault::new(file, cell.place, &Problem::Quote));
            }
        }
        while let Some(c) = chars.next_if(|c| *c != mark && *c != '\n') {
            column += 1;
            if !quoted && c != '\r' {
                cell.text.push(c);
            }
        }
        row.push(cell);
        match chars.next() {
            Some('\n') => (line, column) = (line + 1, 1),
            Some(_) => {
                column += 1;
                continue;
            }
            None => {}
        }
        let full = std::mem::take(&mut row);
        if full.iter().any(|cell: &Cell| !cell.text.trim().is_empty()) {
            rows.push(full);
        }
        if chars.peek().is_none() {
            return rows;
        }
    }
}
