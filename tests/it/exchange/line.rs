//! Lines that are not what they should be: one that breaks off, one that belongs to a café.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Passes bytes on to the server, and back only so many a connection.
pub struct Breaking {
    pub address: SocketAddr,
    budget: Arc<AtomicUsize>,
    passed: Arc<AtomicUsize>,
}

impl Breaking {
    pub fn before(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let budget = Arc::new(AtomicUsize::new(usize::MAX));
        let passed = Arc::new(AtomicUsize::new(0));
        let (limit, count) = (Arc::clone(&budget), Arc::clone(&passed));
        thread::spawn(move || {
            for laptop in listener.incoming().flatten() {
                let Ok(server) = TcpStream::connect(server) else {
                    continue;
                };
                pass(
                    laptop,
                    server,
                    limit.load(Ordering::SeqCst),
                    Arc::clone(&count),
                );
            }
        });
        Self {
            address,
            budget,
            passed,
        }
    }

    /// From now on every connection breaks after so many bytes from the server.
    pub fn break_after(&self, bytes: usize) {
        self.budget.store(bytes, Ordering::SeqCst);
    }

    /// How many bytes came from the server since the last time this was asked.
    pub fn passed(&self) -> usize {
        self.passed.swap(0, Ordering::SeqCst)
    }
}

fn pass(laptop: TcpStream, server: TcpStream, budget: usize, count: Arc<AtomicUsize>) {
    let (mut from_laptop, mut to_server) =
        (laptop.try_clone().unwrap(), server.try_clone().unwrap());
    thread::spawn(move || {
        let _ = std::io::copy(&mut from_laptop, &mut to_server);
        let _ = to_server.shutdown(Shutdown::Write);
    });
    thread::spawn(move || {
        let (mut laptop, mut server) = (laptop, server);
        let mut left = budget;
        let mut buffer = [0; 4096];
        while let Ok(length @ 1..) = server.read(&mut buffer) {
            let allowed = length.min(left);
            count.fetch_add(allowed, Ordering::SeqCst);
            left -= allowed;
            if laptop.write_all(&buffer[..allowed]).is_err() || left == 0 {
                break;
            }
        }
        let _ = laptop.shutdown(Shutdown::Both);
        let _ = server.shutdown(Shutdown::Both);
    });
}

/// Answers everything with a sign-in page.
pub fn captive_portal() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut request = [0; 1024];
            let _ = stream.read(&mut request);
            let page = "<html>Xin mời đăng nhập Wi-Fi</html>";
            let _ = write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n{page}",
                page.len()
            );
        }
    });
    address
}
